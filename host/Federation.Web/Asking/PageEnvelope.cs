namespace Federation.Web.Asking;

/// <summary>An answer as GraphQL sends it.</summary>
internal sealed record PageEnvelope<T>(T? Data, IReadOnlyList<PageError>? Errors)
    where T : class;
