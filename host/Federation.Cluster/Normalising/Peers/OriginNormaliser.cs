using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Federation.Cluster.Centres;
using Federation.Cluster.Feed;
using Federation.Cluster.Normalising.Texts;
using Federation.Cluster.Sync;
using Federation.Contracts;

namespace Federation.Cluster.Normalising.Peers;

/// <summary>
/// Takes in what a peer says of a listing's origin, or refuses it: provenance that cannot be is worse than none, so that the listing waits in quarantine. Pure and thread safe.
/// </summary>
internal static partial class OriginNormaliser
{
    private const int MostName = 200;

    /// <summary>Null, with an error for each thing wrong, where the origin cannot be.</summary>
    public static PeerTerms? Normalise(ListingOrigin told, IReadOnlyList<ForeignLabel> labels, List<Issue> issues)
    {
        int before = issues.Count;
        if (!DirectoryId.TryParse(told.Directory, out var directory)) issues.Add(Unusable("the id of its directory is none"));
        if (!NetworkId.TryParse(told.Network, out var network)) issues.Add(Unusable("the id of its network is none"));
        if (network != default && !ListingKey.TryCreate(network, told.SourceId, out _)) issues.Add(Unusable("the network's own id of it is none"));
        var via = Via(told, directory, issues);
        if (!Adapter().IsMatch(told.Adapter)) issues.Add(Unusable("its adapter is not named as id@version"));
        if (!Licence().IsMatch(told.Licence)) issues.Add(Unusable("its licence has no id"));
        var texts = new List<Issue>();
        string? name = DraftTexts.Line(told.NetworkName, MostName, "network's name", texts);
        string? attribution = DraftTexts.Line(told.Attribution, DraftTexts.MostLine, "attribution", texts);
        if (name is null || texts.Count > 0) issues.Add(Unusable("the name of its network is missing or, like its attribution, too long"));
        if (attribution is null) issues.Add(Unusable("the credit that its licence asks for is missing"));
        if (issues.Count > before || name is null || attribution is null) return null;
        var redacted = RedactedFields(told);
        var origin = new Origin
        {
            Directory = directory,
            Network = network,
            NetworkName = name,
            SourceId = told.SourceId,
            Via = via,
            Adapter = told.Adapter,
            ObservedAt = told.ObservedAt.ToUniversalTime(),
            StaleSince = told.StaleSince?.ToUniversalTime(),
            RedactedAt = redacted.IsEmpty ? null : told.RedactedAt?.ToUniversalTime(),
            RedactedFields = redacted,
        };
        return new PeerTerms(origin, told.Licence, attribution, ForeignLabelNormaliser.Normalise(labels, issues));
    }

    /// <summary>Whether a listing has been in this directory before: then it comes home, and is no listing here.</summary>
    public static bool IsEcho([NotNullWhen(true)] ListingOrigin? told, DirectoryId self) =>
        told is not null && (told.Directory == self.Value || told.Via.Contains(self.Value, StringComparer.Ordinal));

    /// <summary>The known fields that somebody was erased from, in ordinal order; empty where it is not said when.</summary>
    public static ImmutableArray<string> RedactedFields(ListingOrigin told) => told.RedactedAt is null ? [] :
        [.. told.RedactedFields.Take(ListingOrigin.MostRedactedFields).Where(name => ContentField.All.Any(field => field.Name == name)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static ImmutableArray<DirectoryId> Via(ListingOrigin told, DirectoryId directory, List<Issue> issues)
    {
        if (told.Via.Count > Origin.MostHops)
        {
            issues.Add(Issue.Error("peer.hops", string.Create(CultureInfo.InvariantCulture, $"The listing came through {told.Via.Count} directories; {Origin.MostHops} are allowed.")));
            return [];
        }

        var via = told.Via.Select(text => DirectoryId.TryParse(text, out var id) ? id : default).ToImmutableArray();
        bool isWay = via.Length > 0 && via[0] == directory && !via.Contains(default) && via.Distinct().Count() == via.Length;
        if (!isWay) issues.Add(Unusable("the directories that it came through do not begin with its own, or one stands there twice"));
        return via;
    }

    private static Issue Unusable(string what) => Issue.Error("peer.origin-unusable", $"The listing's origin cannot be: {what}.");

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,62}@[0-9A-Za-z][0-9A-Za-z.+-]{0,63}\z")]
    private static partial Regex Adapter();

    // As SPDX writes ids, and as manifests name what SPDX has no id for.
    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.+-]{0,99}\z")]
    private static partial Regex Licence();
}
