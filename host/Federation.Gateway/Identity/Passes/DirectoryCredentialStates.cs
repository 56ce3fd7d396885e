using System.Data.Common;
using Federation.Cluster.Members.Passes.Status;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Identity.Passes;

/// <summary>Asks the directory's own book about the credentials that it issued. Thread safe.</summary>
internal sealed partial class DirectoryCredentialStates(CredentialBook book, TimeProvider clock, ILogger<DirectoryCredentialStates> log)
{
    /// <summary>A member waits at a door.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<CredentialState> AskAsync(int index, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return await book.IsGoodAsync(index, either.Token) ? CredentialState.Good : CredentialState.Withdrawn;
        }
        catch (Exception failure) when (failure is DbException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            LogSilent(log, failure.GetType().Name);
            return CredentialState.Silent;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The account store did not say whether a credential still counts ({Failure}). Doors decide as the home network wants it for this case.")]
    private static partial void LogSilent(ILogger log, string failure);
}
