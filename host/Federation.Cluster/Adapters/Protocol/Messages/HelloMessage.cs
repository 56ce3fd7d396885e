using Federation.Cluster.Adapters.Cage;

namespace Federation.Cluster.Adapters.Protocol;

/// <param name="Contract">The versions of the adapters' contract that the worker speaks, for whoever reads the pipe.</param>
/// <param name="Walls">Those of the worker's cage that stand, tried from inside before any adapter was loaded.</param>
internal sealed record HelloMessage(int Protocol, string Contract, CageWalls Walls);
