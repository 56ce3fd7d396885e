using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Federation.Registry.Assessments;
using Federation.Registry.Labels;

namespace Federation.Registry.Log.Entries;

/// <summary>
/// One line of the public log, written as JSON once and never again: what happened to a label, what a certificate says, which key signs, which criteria were published. It names no person: who decided, in what words and under which reference elsewhere, is not of it. Immutable.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(LabelEntry), "label")]
[JsonDerivedType(typeof(AssessmentEntry), "assessment")]
[JsonDerivedType(typeof(CertificateEntry), "certificate")]
[JsonDerivedType(typeof(KeyEntry), "key")]
[JsonDerivedType(typeof(CriteriaEntry), "criteria")]
public abstract record LogEntry
{
    private static readonly EntryJson Json = new(new JsonSerializerOptions(EntryJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <returns>Null where it is none.</returns>
    public static LogEntry? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, Json.LogEntry);
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException)
        {
            return null; // anything may be brought as an entry
        }
    }

    /// <summary>UTF-8. The same entry gives the same bytes.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json.LogEntry);
}

/// <summary>Something happened to the label of a centre.</summary>
public sealed record LabelEntry : LogEntry
{
    /// <summary>The centre's id.</summary>
    public required string Centre { get; init; }

    /// <summary>As <see cref="LabelEvent.Version"/>: from 1, without a gap.</summary>
    public required int Version { get; init; }

    public required LabelEventKind Event { get; init; }

    /// <summary>Which of the centre's labels, from 1.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What was awarded; null for anything else.</summary>
    public LabelAward? Award { get; init; }

    public static LabelEntry Of(string centre, LabelEvent happened) =>
        new() { Centre = centre, Version = happened.Version, Event = happened.Kind, Number = happened.Number, At = happened.At, Award = happened.Award };

    /// <summary>For <see cref="CentreLabel.Replay"/>, which says where the label stands by the log alone.</summary>
    public LabelEvent ToEvent() => new() { Version = Version, Kind = Event, Number = Number, At = At, Award = Award, Actor = "log", Reason = "log" };
}

/// <summary>Something happened to an application that was handed in: a step that others saw, and not what was said in it.</summary>
public sealed record AssessmentEntry : LogEntry
{
    /// <summary>The application's id: its centre's, a hyphen and a number.</summary>
    public required string Assessment { get; init; }

    /// <summary>As <see cref="AssessmentEvent.Version"/>; with gaps, for not every event is logged.</summary>
    public required int Version { get; init; }

    public required AssessmentEventKind Event { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>A certificate was written. Whatever is signed under this id later says the same.</summary>
public sealed record CertificateEntry : LogEntry
{
    /// <summary>As <see cref="Certificates.Award.CertificateId"/>.</summary>
    public required string Certificate { get; init; }

    /// <summary>As <see cref="Certificates.CertificateDigest"/>, in base64.</summary>
    public required string Sha256 { get; init; }
}

/// <summary>A key signs from a time on.</summary>
public sealed record KeyEntry : LogEntry
{
    /// <summary>The address of what it signs: the issuer's, or the log's origin.</summary>
    public required string Signs { get; init; }

    /// <summary>As Multikey: <c>z6Mk…</c>.</summary>
    public required string Key { get; init; }

    public required DateTimeOffset From { get; init; }
}

/// <summary>A version of the criteria was published: from then on nobody can say that it said something else.</summary>
public sealed record CriteriaEntry : LogEntry
{
    /// <summary>Major and minor.</summary>
    public required string Version { get; init; }

    /// <summary>As <see cref="Criteria.Versions.CriteriaDigest"/>: of the file's text, in lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When it was published.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>From when it is the one for new applications and awards by hand.</summary>
    public required DateTimeOffset From { get; init; }
}
