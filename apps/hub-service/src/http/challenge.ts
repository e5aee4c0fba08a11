/** What a 401 of the hub asks for (protocol 4.5). */
export const challenge = 'Basic realm="auth required",Token';
