using Microsoft.AspNetCore.Identity;

namespace Federation.Gateway.Identity.Store;

/// <summary>
/// A person's sign-in at this directory. Somebody who signs in through the network's own provider has no more here than what that provider calls the account (a login of
/// <see cref="IdentityUser"/>): no name, no e-mail. Who signs in here has an e-mail address too, which is the user name.
/// </summary>
internal sealed class Account : IdentityUser
{
    public DateTime Created { get; init; }
}
