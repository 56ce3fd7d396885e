using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;

namespace Federation.Cluster.Matching.Scoring;

/// <summary>What scoring goes by: a weight for each level of evidence, the bias, two thresholds, and which words are common. Learned from labelled pairs and stored as data. Immutable and thread safe.</summary>
internal sealed class MatchWeights
{
    private const string Resource = "Matching/weights.json";

    private static readonly Lazy<MatchWeights> Embedded = new(Load);

    private readonly ImmutableDictionary<string, ImmutableDictionary<string, double>> _weights;

    private MatchWeights(WeightsFile file, string version)
    {
        Version = version;
        (Bias, Sure, Unsure) = (file.Bias, file.Sure, file.Unsure);
        _weights = file.Evidence.ToImmutableDictionary(kind => kind.Key, kind => kind.Value.ToImmutableDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        Vocabulary = new MatchVocabulary(new CommonWords(file.NameWords), new CommonWords(file.StreetWords));
    }

    /// <summary>Those that this assembly carries.</summary>
    public static MatchWeights Standard => Embedded.Value;

    /// <summary>Of their content: other weights have another version.</summary>
    public string Version { get; }

    /// <summary>The score of a pair of which nothing is known.</summary>
    public double Bias { get; }

    /// <summary>From this score on, inclusive, a pair is one place.</summary>
    public double Sure { get; }

    /// <summary>From this score on, inclusive, a person decides; below it the two are different places.</summary>
    public double Unsure { get; }

    public MatchVocabulary Vocabulary { get; }

    /// <summary>0 for a level that has none.</summary>
    public double Of(string kind, string level) => _weights.TryGetValue(kind, out var levels) ? levels.GetValueOrDefault(level) : 0;

    /// <exception cref="JsonException">Not of this form.</exception>
    public static MatchWeights Read(ReadOnlyMemory<byte> utf8)
    {
        var file = JsonSerializer.Deserialize(utf8.Span, WeightsJson.Default.WeightsFile) ?? throw new JsonException("The weights are null.");
        return new MatchWeights(file, Convert.ToHexStringLower(SHA256.HashData(utf8.Span))[..16]);
    }

    /// <summary>By number of kind times <see cref="EvidenceKind.MostLevels"/>, plus number of level.</summary>
    internal double[] Flat()
    {
        double[] flat = new double[EvidenceKind.All.Length * EvidenceKind.MostLevels];
        for (int at = 0; at < EvidenceKind.All.Length; at++)
        {
            var kind = EvidenceKind.All[at];
            for (int level = 1; level < kind.Levels.Length; level++) flat[at * EvidenceKind.MostLevels + level] = Of(kind.Name, kind.Levels[level]);
        }

        return flat;
    }

    private static MatchWeights Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!; // The build embeds it.
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Read(bytes);
    }
}
