namespace Federation.Contracts;

/// <summary>A failure of the source that ends the run. What was read before stays; nothing is concluded from what was not.</summary>
public sealed class AdapterException : Exception
{
    /// <param name="kind">Decides retry and wording.</param>
    /// <param name="code">Stable and dotted, for example <c>csv.headers</c>; listed in docs/errors.md.</param>
    /// <param name="message">What was wrong and where, in English. No secret, no person.</param>
    /// <param name="innerException">The cause; never shown to people.</param>
    public AdapterException(FailureKind kind, string code, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
        Code = code;
    }

    /// <summary>The code of <see cref="CursorRefused"/>.</summary>
    public const string CursorRefusedCode = "cursor.refused";

    public FailureKind Kind { get; }

    public string Code { get; }

    /// <summary>How long the source asks to be left alone; null where it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// Says that the adapter cannot go on at the cursor it was given, because the source is not what it was or the cursor cannot be read. To be thrown before the first
    /// page; the host then starts anew within the same run, and nothing is lost.
    /// </summary>
    /// <param name="message">Why, in English. No secret, no person.</param>
    public static AdapterException CursorRefused(string message) => new(FailureKind.Transient, CursorRefusedCode, message);
}
