using Federation.Cluster.Adapters.Catalogue;
using Federation.TestAssets.Bridges;
using First = Federation.Contracts;
using Second = Federation.Contracts.V2;

namespace Federation.TestAssets;

/// <summary>
/// What a host speaks whose own contract is version 2, and which goes on running adapters of version 1: those by a bridge to its own. Compiled into each project that plays a part of one.
/// </summary>
internal static class NextContracts
{
    public static SpokenContracts Spoken { get; } = new(
        SpokenContract.Of<Second.IAdapter>(Second.ContractVersion.Current, adapter => new SecondHere(adapter)),
        SpokenContract.Of<First.IAdapter>(First.ContractVersion.Current, adapter => new SecondHere(new FirstAsSecond(adapter))));
}
