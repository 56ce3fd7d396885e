using Federation.Fuzz.Laws;

namespace Federation.Fuzz.Running;

/// <summary>An input that breaks a law.</summary>
/// <param name="Subject">See <see cref="Subjects.Subject.Name"/>; a target's where no one input is to blame.</param>
/// <param name="Breach">The law.</param>
/// <param name="File">The input, shrunk, as a file; null where no one input is to blame.</param>
internal sealed record Finding(string Subject, Breach Breach, string? File)
{
    /// <summary>Repeats it, from the repository's root.</summary>
    public string? Command => File is null ? null : $"tests/fuzz/run.sh repeat {Subject} {File}";
}
