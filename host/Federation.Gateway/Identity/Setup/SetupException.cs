namespace Federation.Gateway.Identity.Setup;

/// <summary>What an operator asked of the sign-in cannot be done. The message says why; it holds no secret.</summary>
/// <param name="code">A code of the catalogue.</param>
public sealed class SetupException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
