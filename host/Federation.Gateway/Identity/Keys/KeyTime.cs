namespace Federation.Gateway.Identity.Keys;

/// <summary>From when a key of the sign-in signs, in UTC.</summary>
/// <param name="Id">Its <c>kid</c>.</param>
internal sealed record KeyTime(string Id, DateTime From);
