using System.Text.RegularExpressions;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Protocol;

/// <summary>Failures on their way through the pipe.</summary>
internal static partial class FailureTexts
{
    private const int MostCharacters = 1_000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(7);

    public static FailureMessage ToMessage(this AdapterException exception) => new()
    {
        Kind = exception.Kind,
        Code = exception.Code,
        Message = PlainText.Of(exception.Message, MostCharacters),
        RetryAfterSeconds = exception.RetryAfter?.TotalSeconds,
    };

    /// <summary>The exception that the other side meant. Nothing in the message is trusted to be well formed.</summary>
    public static AdapterException ToException(this FailureMessage message)
    {
        var kind = Enum.IsDefined(message.Kind) ? message.Kind : FailureKind.Bug;
        string code = Code().IsMatch(message.Code) ? message.Code : "adapter.threw";
        TimeSpan? wait = message.RetryAfterSeconds is { } seconds ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, LongestWait.TotalSeconds)) : null;
        return new AdapterException(kind, code, PlainText.Of(message.Message, MostCharacters)) { RetryAfter = wait };
    }

    [GeneratedRegex(@"^[a-z0-9]+([.-][a-z0-9]+){0,10}\z")]
    private static partial Regex Code();
}
