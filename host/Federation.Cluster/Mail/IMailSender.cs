namespace Federation.Cluster.Mail;

/// <summary>Hands mail to a server. Thread safe.</summary>
public interface IMailSender
{
    /// <exception cref="MailException">The server did not take it.</exception>
    Task SendAsync(MailLetter letter, CancellationToken cancellationToken);
}

/// <summary>A mail as it goes out.</summary>
/// <param name="Id">The same whenever it is sent again, so that whoever gets it twice sees it once.</param>
/// <param name="Text">Plain text; lines end with a line feed.</param>
public sealed record MailLetter(string Id, string To, string Subject, string Text, DateTimeOffset At);

/// <summary>A server did not take a mail. The message names the kind of failure and no address.</summary>
/// <param name="isFinal">Whether it will not take this one tomorrow either.</param>
/// <param name="isOfServer">Whether it would take no other mail now.</param>
public sealed class MailException(string problem, bool isFinal, bool isOfServer) : Exception(problem)
{
    public bool IsFinal { get; } = isFinal;

    public bool IsOfServer { get; } = isOfServer;
}
