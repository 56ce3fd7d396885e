using System.Text.Json;
using System.Text.Json.Serialization;
using Federation.Registry.Labels;

namespace Federation.Cluster.Labels.Importing;

/// <summary>One award as a line of the file says it. What the members mean says <see cref="LabelDecision.TakeOver"/>.</summary>
internal sealed record AwardLine
{
    /// <summary>A centre's id, or the key of a listing that stands in it: <c>network/id</c>.</summary>
    public required string Centre { get; init; }

    public required LabelLevels Levels { get; init; }

    public required string CriteriaVersion { get; init; }

    [JsonConverter(typeof(MomentJson))]
    public required DateTimeOffset AwardedAt { get; init; }

    [JsonConverter(typeof(MomentJson))]
    public required DateTimeOffset ValidUntil { get; init; }

    public required string Actor { get; init; }

    public required string Reason { get; init; }

    public required string Reference { get; init; }

    /// <summary>Null where the line is not one award.</summary>
    public static AwardLine? Read(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, AwardLineJson.Default.AwardLine);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null; // Half of a surrogate pair in an escape is no text.
        }
    }

    public LabelDecision.TakeOver Decide(CentreLabel label, DateTimeOffset now) => new()
    {
        MadeOn = label.Version, At = AwardedAt, Actor = Actor, Reason = Reason, Levels = Levels, CriteriaVersion = CriteriaVersion, ValidUntil = ValidUntil, Reference = Reference, TakenAt = now,
    };

    /// <summary>Whether that is what this line came to when it was taken over before.</summary>
    public bool Is(LabelEvent happened) =>
        happened.Award is { } award && award.Levels == Levels && award.CriteriaVersion == CriteriaVersion && award.AwardedAt == AwardedAt && award.ValidUntil == ValidUntil && happened.Actor == Actor && happened.Reason == Reason;
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = 4)]
[JsonSerializable(typeof(AwardLine))]
internal sealed partial class AwardLineJson : JsonSerializerContext;
