using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Federation.Cluster.Adapters.Catalogue;

/// <summary>The contract versions an adapter was built for: from inclusive, below exclusive. Versions are <c>major.minor</c>.</summary>
public sealed record ContractRange
{
    private ContractRange(Version from, Version below)
    {
        From = from;
        Below = below;
    }

    public Version From { get; }

    public Version Below { get; }

    public bool Contains(Version version) => From <= version && version < Below;

    /// <summary>False unless both are <c>major.minor</c> and the range holds at least one version.</summary>
    public static bool TryCreate(string? from, string? below, [NotNullWhen(true)] out ContractRange? range)
    {
        range = TryParseVersion(from, out var first) && TryParseVersion(below, out var end) && first < end ? new ContractRange(first, end) : null;
        return range is not null;
    }

    public override string ToString() => $"{From} to below {Below}";

    // Version.TryParse takes three and four parts and surrounding blanks; a contract version has exactly two.
    internal static bool TryParseVersion(string? text, [NotNullWhen(true)] out Version? version)
    {
        version = null;
        if (text?.Split('.') is not [var major, var minor]) return false;
        if (!int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out int first)) return false;
        if (!int.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out int second)) return false;
        version = new Version(first, second);
        return true;
    }
}
