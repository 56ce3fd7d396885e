using System.Globalization;

namespace Federation.Cluster.Labels.Assessments.Evidence;

/// <summary>Names the bytes of a file: the application and the file in it. Written <c>application/file</c>.</summary>
/// <param name="File">32 lower-case hexadecimal digits, a version 7 UUID: it tells when it was made.</param>
public readonly record struct EvidenceId(AssessmentId Application, string File)
{
    private const int Digits = 32, TimeDigits = 12;

    /// <summary>A new one.</summary>
    public static EvidenceId New(AssessmentId application, TimeProvider clock) => new(application, Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"));

    /// <summary>False for any text but the one that <see cref="ToString"/> gives.</summary>
    public static bool TryParse(string text, out EvidenceId id)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        id = slash > 0 && AssessmentId.TryParse(text[..slash], out var application) ? new EvidenceId(application, text[(slash + 1)..]) : default; // it has a slash
        return id.File is not null && IsFile(id.File);
    }

    /// <summary>Whether a text names a file at all.</summary>
    public static bool IsFile(string text) => text.Length == Digits && !text.AsSpan().ContainsAnyExcept("0123456789abcdef");

    /// <summary>When it was made; in milliseconds since 1970 at the head of the id (RFC 9562, 5.7).</summary>
    public DateTimeOffset MadeAt => DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(long.Parse(File[..TimeDigits], NumberStyles.HexNumber, CultureInfo.InvariantCulture), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));

    public override string ToString() => $"{Application}/{File}";
}
