namespace Federation.Fuzz.Running;

/// <summary>How a child process ended.</summary>
/// <param name="IsClean">Whether it came to its own end.</param>
/// <param name="Hung">Whether it was killed because one trial did not end.</param>
/// <param name="Number">The input it was at.</param>
/// <param name="LastWords">The beginning of what it wrote to standard error.</param>
internal sealed record ChildEnd(bool IsClean, bool Hung, long Number, string LastWords);
