import type { PolicySpec, Selector, Workload } from './objects.ts';

const selects = (selector: Selector, labels: Readonly<Record<string, string>>): boolean =>
  Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value) &&
  (selector.matchExpressions ?? []).every(({ key, values }) => values.includes(labels[key] ?? ''));

type Peers = NonNullable<NonNullable<PolicySpec['ingress']>[number]['from']>;
type Ports = NonNullable<PolicySpec['ingress']>[number]['ports'];

const holdsPeer = (peers: Peers | undefined, other: Workload): boolean =>
  peers === undefined ||
  peers.some(
    ({ podSelector, namespaceSelector }) =>
      namespaceSelector === undefined &&
      podSelector !== undefined &&
      selects(podSelector, other.template.metadata.labels),
  );

const holdsPort = (ports: Ports, port: { readonly name: string; readonly containerPort: number }): boolean =>
  ports === undefined ||
  ports.some(
    ({ protocol, port: named }) =>
      protocol === 'TCP' && (named === port.name || named === port.containerPort),
  );

/**
 * Which pod may open a connection to which port of which other one in the namespace, as `from → to:port`: it must be let out and
 * let in (Kubernetes documentation, "Network Policies"). A pod that no policy of a direction selects is open in it.
 */
export function listReach(
  workloads: readonly Workload[],
  policies: readonly PolicySpec[],
): readonly string[] {
  const allows = (direction: 'Ingress' | 'Egress', pod: Workload, other: Workload, to: Port): boolean => {
    const own = policies.filter(
      ({ podSelector, policyTypes }) =>
        policyTypes.includes(direction) && selects(podSelector, pod.template.metadata.labels),
    );
    if (own.length === 0) return true;
    const rules = own.flatMap(({ ingress = [], egress = [] }) =>
      direction === 'Ingress'
        ? ingress.map(({ from, ports }) => ({ peers: from, ports }))
        : egress.map(({ to: peers, ports }) => ({ peers, ports })),
    );
    return rules.some(({ peers, ports }) => holdsPeer(peers, other) && holdsPort(ports, to));
  };
  return workloads
    .flatMap((from) =>
      workloads
        .filter((to) => to !== from)
        .flatMap((to) =>
          to.template.spec.containers
            .flatMap(({ ports }) => ports)
            .filter((port) => allows('Egress', from, to, port) && allows('Ingress', to, from, port))
            .map((port) => `${from.name} → ${to.name}:${String(port.containerPort)}`),
        ),
    )
    .sort();
}

interface Port {
  readonly name: string;
  readonly containerPort: number;
}
