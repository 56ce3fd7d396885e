namespace Federation.Cluster.Mail;

/// <summary>Knows who operates the directory, which lies with the sign-in and nowhere else. Thread safe.</summary>
public interface IOperatorAccounts
{
    /// <summary>The opaque ids of the accounts that have the role of an operator, each once and in order.</summary>
    Task<IReadOnlyList<string>> AllAsync(CancellationToken cancellationToken);
}

/// <summary>For a directory without a sign-in.</summary>
internal sealed class NoOperatorAccounts : IOperatorAccounts
{
    public Task<IReadOnlyList<string>> AllAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);
}
