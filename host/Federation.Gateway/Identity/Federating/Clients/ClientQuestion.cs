using System.Net;

namespace Federation.Gateway.Identity.Federating.Clients;

/// <summary>What a request says of the client that it is by.</summary>
/// <param name="MayRegister">Whether who is unknown is looked for: in a pushed request alone.</param>
/// <param name="MustProve">Whether the client asks itself, and so has to prove that it does; false where a person's browser does.</param>
/// <param name="Address">Whom to count it against.</param>
internal sealed record ClientQuestion(bool MayRegister, bool MustProve, string? AssertionType, string? Assertion, IPAddress? Address);
