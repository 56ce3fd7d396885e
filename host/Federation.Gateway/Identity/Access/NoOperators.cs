namespace Federation.Gateway.Identity.Access;

/// <summary>For a gateway without a sign-in.</summary>
internal sealed class NoOperators : IOperators
{
    public ValueTask<bool> AnyAsync(CancellationToken cancellationToken) => ValueTask.FromResult(false);
}
