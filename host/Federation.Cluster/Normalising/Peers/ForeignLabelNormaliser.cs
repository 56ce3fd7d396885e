using System.Collections.Immutable;
using System.Text;
using Federation.Cluster.Labels;
using Federation.Contracts;
using Federation.Registry.Certificates;
using Federation.Registry.Certificates.Keys;
using Federation.Registry.Certificates.Verifying;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;

namespace Federation.Cluster.Normalising.Peers;

/// <summary>
/// Takes in the labels that a peer says other directories awarded, and checks their certificates by the keys that were read with them. What cannot be is left out with a warning: the listing stands without
/// it. Pure and thread safe.
/// </summary>
internal static class ForeignLabelNormaliser
{
    private const int Most = 8, MostAddress = 500, MostKeyBytes = 64 * 1024;

    /// <summary>The checks of a certificate that are asked here do not hang on the time.</summary>
    private static readonly DateTimeOffset AnyTime = DateTimeOffset.UnixEpoch;

    /// <summary>At most one of each issuer, in order of issuers.</summary>
    public static ImmutableArray<ListedLabel> Normalise(IReadOnlyList<ForeignLabel> told, List<Issue> issues)
    {
        if (told.Count == 0) return [];
        if (told.Count > Most) issues.Add(Unusable($"there are {told.Count} of them; {Most} are read"));
        return [.. told.Take(Most).Select(label => Read(label, issues)).OfType<ListedLabel>().DistinctBy(label => label.Issuer).OrderBy(label => label.Issuer, StringComparer.Ordinal)];
    }

    private static ListedLabel? Read(ForeignLabel told, List<Issue> issues)
    {
        if (!IsAddress(told.Issuer))
        {
            issues.Add(Unusable("its issuer is no https address"));
            return null;
        }

        var levels = Levels(told.Axes);
        if (told.Level is not (>= 1 and <= CriteriaSet.TopLevel) || levels is null)
        {
            issues.Add(Unusable("a level is not 1 to 3, or an axis is none of the five"));
            return null;
        }

        var read = new ListedLabel
        {
            Issuer = told.Issuer,
            Level = told.Level,
            Axes = levels,
            ValidUntil = told.ValidUntil?.ToUniversalTime(),
            Certificate = IsAddress(told.Certificate) ? told.Certificate : null,
            Credential = IsShort(told.Credential, CertificateVerifier.MaxBytes) ? told.Credential : null,
            Proof = LabelProof.Unchecked,
        };
        return read.Credential is { } credential && told.IssuerKeys is { } keys && IsShort(keys, MostKeyBytes) ? Checked(read, credential, keys, issues) : read;
    }

    /// <summary>What a genuine certificate says takes the place of what was said beside it.</summary>
    private static ListedLabel Checked(ListedLabel label, string credential, string keys, List<Issue> issues)
    {
        PublishedKeys published;
        try
        {
            published = PublishedKeys.Read(Encoding.UTF8.GetBytes(keys));
        }
        catch (CertificateException)
        {
            return label; // There is nothing to check it by.
        }

        var verdict = new CertificateVerifier(published).Verify(Encoding.UTF8.GetBytes(credential), [], AnyTime);
        if (verdict is { Genuine.IsYes: true, Facts: { } facts } && facts.Issuer == label.Issuer && facts.Level == label.Level)
        {
            return label with { Axes = Levels(facts.Axes), ValidUntil = facts.ValidUntil, Certificate = facts.Id, Proof = LabelProof.Genuine };
        }

        issues.Add(Issue.Warning("peer.label-not-genuine", "The certificate of a foreign label was not signed by the keys that its issuer publishes, or says something else. The label is shown as not genuine."));
        return label with { Proof = LabelProof.NotGenuine };
    }

    /// <summary>Null where an axis or a level is none.</summary>
    private static LabelLevels? Levels(IReadOnlyDictionary<string, int> told)
    {
        var axes = new Dictionary<Axis, int>();
        foreach (var (word, level) in told)
        {
            if (AxisWords.Axis(word) is not { } axis || level is not (>= 1 and <= CriteriaSet.TopLevel)) return null;
            axes[axis] = level;
        }

        return Levels(axes);
    }

    private static LabelLevels Levels(IReadOnlyDictionary<Axis, int> axes)
    {
        int? On(Axis axis) => axes.TryGetValue(axis, out int level) ? level : null;
        return new LabelLevels
        {
            TechnicalPerformance = On(Axis.TechnicalPerformance),
            Services = On(Axis.Services),
            Quality = On(Axis.Quality),
            Commitments = On(Axis.Commitments),
            Interoperability = On(Axis.Interoperability),
        };
    }

    private static bool IsShort(string? text, int mostBytes) => text is { Length: > 0 } && Encoding.UTF8.GetByteCount(text) <= mostBytes;

    private static bool IsAddress(string? text) =>
        text is { Length: > 0 and <= MostAddress }
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.UserInfo.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    private static Issue Unusable(string what) => Issue.Warning("peer.label-unusable", $"A foreign label was left out: {what}.");
}
