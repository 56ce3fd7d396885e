using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Identity.Accounts;

/// <summary>Writes down what happens at the sign-in, by the opaque ids of accounts: no address and no name. Thread safe.</summary>
internal sealed partial class SignInAudit(ILogger<SignInAudit> log)
{
    [LoggerMessage(LogLevel.Information, "Account {Account} signed in with its password.")]
    public partial void SignedIn(string account);

    [LoggerMessage(LogLevel.Information, "Account {Account} signed in through network {Network}.")]
    public partial void SignedInThrough(string account, string network);

    [LoggerMessage(LogLevel.Information, "The provider of network {Network} signed somebody out.")]
    public partial void SignedOutByProvider(string network);

    [LoggerMessage(LogLevel.Warning, "The provider of network {Network} tells of a sign-out, and its keys cannot be read ({Failure}); it was asked to tell again.")]
    public partial void KeysUnread(string network, string failure);

    /// <param name="account">Empty where there is no such account.</param>
    [LoggerMessage(LogLevel.Warning, "A password was wrong (account {Account}).")]
    public partial void Wrong(string account);

    [LoggerMessage(LogLevel.Warning, "A password was not looked at: too many tries (account {Account}).")]
    public partial void TooManyTries(string account);

    [LoggerMessage(LogLevel.Information, "Account {Account} took up an invitation to the role {Role} of network {Network}.")]
    public partial void Took(string account, string role, string network);

    [LoggerMessage(LogLevel.Warning, "The members of network {Network} sign in at {Issuer} from now on.")]
    public partial void ProviderTaken(string network, string issuer);
}
