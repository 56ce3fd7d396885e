namespace Federation.Gateway.GraphQL.Pages;

/// <summary>A hidden field of a form.</summary>
/// <param name="Field">Its name.</param>
public sealed record FormToken(string Field, string Value);
