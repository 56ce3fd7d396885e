using System.Text.RegularExpressions;
using Federation.Registry.Criteria;
using Federation.Registry.Criteria.Versions;

namespace Federation.Registry.Tests.Criteria;

/// <summary>A version 2.0 of the criteria that only tests have, made of 1.0: without gatherings, with longer hours and fuller listings asked for, and under another title.</summary>
internal static partial class SecondVersion
{
    public const string Dropped = "services.events";

    public static string Yaml { get; } = Make();

    public static CriteriaSet Criteria { get; } = CriteriaFile.Read(Yaml).Criteria ?? throw new InvalidOperationException(string.Join('\n', CriteriaFile.Read(Yaml).Problems));

    public static string Sha256 => CriteriaDigest.Of(Yaml);

    /// <summary>Published, in force from a moment on.</summary>
    public static PublishedCriteria From(DateTimeOffset from) => new(Criteria, from, Sha256);

    private static string Make()
    {
        using var stream = typeof(CriteriaSet).Assembly.GetManifestResourceStream("Criteria/ccc-1.0.yaml") ?? throw new InvalidOperationException("The assembly carries no criteria.");
        using var reader = new StreamReader(stream);
        string text = Gatherings().Replace(reader.ReadToEnd(), "");
        return text
            .Replace("version: \"1.0\"", "version: \"2.0\"", StringComparison.Ordinal)
            .Replace("  en: \"Connected Collaborative Centres\"", "  en: \"Connected Collaborative Centres, second edition\"", StringComparison.Ordinal)
            .Replace("levels: [30, 40, 60]", "levels: [38, 45, 60]", StringComparison.Ordinal)
            .Replace("levels: [60, 80, 95]", "levels: [80, 90, 95]", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"  - id: services\.events\n(?:    .*\n)+")]
    private static partial Regex Gatherings();
}
