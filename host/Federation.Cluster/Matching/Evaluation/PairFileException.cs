namespace Federation.Cluster.Matching.Evaluation;

/// <summary>A file of labelled pairs cannot be read.</summary>
/// <param name="code">One of <see cref="MatchCodes"/>.</param>
/// <param name="message">What is wrong, on which line. No content of the file beside the names of columns.</param>
public sealed class PairFileException(string code, string message, Exception? innerException = null) : Exception(message, innerException)
{
    public string Code { get; } = code;
}
