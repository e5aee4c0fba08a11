/** What a 401 of the registry asks for (protocol 4.5). */
export const challenge = 'Token';
