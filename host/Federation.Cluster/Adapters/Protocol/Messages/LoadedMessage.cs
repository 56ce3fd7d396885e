using Federation.Contracts;

namespace Federation.Cluster.Adapters.Protocol;

internal sealed record LoadedMessage(AdapterCapabilities Capabilities);
