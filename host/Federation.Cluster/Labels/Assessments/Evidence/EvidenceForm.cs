namespace Federation.Cluster.Labels.Assessments.Evidence;

/// <summary>A form in which evidence is taken: those that a browser shows without running anything of theirs, and that scanners and telephones make.</summary>
/// <param name="MediaType">As it is stored and served.</param>
/// <param name="Extension">For the name under which it is saved, without the dot.</param>
public sealed record EvidenceForm(string MediaType, string Extension)
{
    public static EvidenceForm Pdf { get; } = new("application/pdf", "pdf");

    public static EvidenceForm Png { get; } = new("image/png", "png");

    public static EvidenceForm Jpeg { get; } = new("image/jpeg", "jpg");

    public static EvidenceForm WebP { get; } = new("image/webp", "webp");

    /// <summary>Tables too: which text is meant as CSV its bytes do not tell.</summary>
    public static EvidenceForm Text { get; } = new("text/plain; charset=utf-8", "txt");

    public static IReadOnlyList<EvidenceForm> All { get; } = [Pdf, Png, Jpeg, WebP, Text];

    /// <summary>The largest file, in bytes.</summary>
    public const int MostBytes = 10 * 1024 * 1024;
}
