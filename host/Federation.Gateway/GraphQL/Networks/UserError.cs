namespace Federation.Gateway.GraphQL.Networks;

/// <summary>Something that was expected to go wrong with a mutation, told as data.</summary>
/// <param name="Field">The input field at fault, as a path; null for the whole.</param>
internal sealed record UserError(UserErrorCode Code, string Message, string? Field = null);
