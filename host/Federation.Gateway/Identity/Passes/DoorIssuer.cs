namespace Federation.Gateway.Identity.Passes;

/// <summary>Whose credentials a door without network can check.</summary>
/// <param name="Issuer">Their <c>iss</c>, compared exactly.</param>
/// <param name="Keys">The public keys under which one may be signed that still holds, a JSON Web Key Set (RFC 7517).</param>
/// <param name="StatusList">Their <c>status_list.uri</c>, compared exactly.</param>
/// <param name="States">What became of its credentials, a signed Token Status List, as it was when this was asked.</param>
/// <param name="Until">From this moment on the list says nothing any more.</param>
/// <param name="Network">The one network whose members its credentials are for, by its key; null where they say so themselves.</param>
internal sealed record DoorIssuer(string Issuer, string Keys, string StatusList, string States, DateTimeOffset Until, string? Network);
