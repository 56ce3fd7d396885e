namespace Federation.Cluster.People;

/// <summary>Something about people's data could not be done.</summary>
/// <param name="code">One of <see cref="PeopleCodes"/>.</param>
/// <param name="message">What happened, to which file. No person.</param>
public sealed class PeopleException(string code, string message, Exception? innerException = null) : Exception(message, innerException)
{
    public string Code { get; } = code;
}
