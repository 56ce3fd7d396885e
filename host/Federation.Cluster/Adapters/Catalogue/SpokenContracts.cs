using Federation.Contracts;

namespace Federation.Cluster.Adapters.Catalogue;

/// <summary>The versions of the adapters' contract that a program speaks: what decides which adapters it runs. Immutable and thread safe.</summary>
public sealed class SpokenContracts
{
    private readonly SpokenContract[] _newestFirst;

    /// <param name="contracts">One for each major version, in any order.</param>
    /// <exception cref="ArgumentException">There is none, or two are of one major version.</exception>
    public SpokenContracts(params IReadOnlyCollection<SpokenContract> contracts)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        if (contracts.Count == 0 || contracts.DistinctBy(contract => contract.Version.Major).Count() < contracts.Count) throw new ArgumentException("A program speaks one version at least, and one of each major version.", nameof(contracts));
        _newestFirst = [.. contracts.OrderByDescending(contract => contract.Version)];
    }

    /// <summary>Those of this program. It is itself written for the contract of <see cref="ContractVersion.Current"/>, so an adapter of that needs no bridge.</summary>
    public static SpokenContracts Current { get; } = new(SpokenContract.Of<IAdapter>(ContractVersion.Current, adapter => adapter));

    /// <summary>Those that a range holds, from the newest to the oldest.</summary>
    public IReadOnlyList<SpokenContract> Within(ContractRange range) => [.. _newestFirst.Where(contract => range.Contains(contract.Version))];

    /// <summary>The versions, from the newest to the oldest: "2.0 and 1.3".</summary>
    public override string ToString() => string.Join(" and ", _newestFirst.Select(contract => contract.Version));
}
