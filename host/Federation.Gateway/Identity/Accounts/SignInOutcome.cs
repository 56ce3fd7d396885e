namespace Federation.Gateway.Identity.Accounts;

internal enum SignInOutcome
{
    SignedIn,

    /// <summary>No such account, or not its password: which of the two nobody is told.</summary>
    Wrong,

    /// <summary>The password was not looked at.</summary>
    TooManyTries,
}
