using Federation.Contracts;

namespace Federation.Cluster.Adapters.Catalogue;

/// <summary>What an adapter says of itself in <c>adapter.json</c>, or in its <c>mapping.yaml</c>; readable without loading its code. Immutable.</summary>
public sealed record AdapterManifest
{
    /// <summary>Lower case letters, digits and single hyphens; at most 64 characters.</summary>
    public required string Id { get; init; }

    /// <summary><c>major.minor.patch</c>, with an optional pre-release after a hyphen.</summary>
    public required string Version { get; init; }

    /// <summary>Null where it is a mapping, which the host reads by code of its own.</summary>
    public required AdapterCode? Code { get; init; }

    /// <summary>By language; <c>en</c> and <c>fr</c> are always there.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    public required AdapterCapabilities Capabilities { get; init; }

    public required ConfigSchema ConfigSchema { get; init; }

    /// <summary>Hosts the adapter asks for, lower case; a leading <c>*.</c> stands for every subdomain.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>How much patience the adapter asks for; null for the host's own rule.</summary>
    public AdapterPoliteness? Politeness { get; init; }

    public required AdapterLicence Licence { get; init; }

    /// <summary>The line that the licence asks to be shown beside the listings.</summary>
    public required string Attribution { get; init; }

    /// <summary>Whether it was built for one of these. A mapping is for none: the host's own code reads it.</summary>
    public bool Fits(SpokenContracts contracts)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        return Code is null || contracts.Within(Code.Contract).Count > 0;
    }

    /// <summary>"id@version".</summary>
    public string Identity => $"{Id}@{Version}";
}
