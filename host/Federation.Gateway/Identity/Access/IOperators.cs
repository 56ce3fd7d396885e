namespace Federation.Gateway.Identity.Access;

/// <summary>Whether there is a person who operates the directory. Thread safe.</summary>
internal interface IOperators
{
    /// <summary>True where somebody has an account with the role.</summary>
    ValueTask<bool> AnyAsync(CancellationToken cancellationToken);
}
