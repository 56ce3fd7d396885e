namespace Federation.Cluster.Mail;

/// <summary>Knows the addresses of accounts, which lie with the sign-in and nowhere else. Thread safe.</summary>
public interface IAccountAddresses
{
    /// <summary>The mail address of an account; null where it has none, or is no more.</summary>
    /// <param name="account">Its opaque id.</param>
    Task<string?> OfAsync(string account, CancellationToken cancellationToken);
}

/// <summary>For a directory without a sign-in.</summary>
internal sealed class NoAddresses : IAccountAddresses
{
    public Task<string?> OfAsync(string account, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
