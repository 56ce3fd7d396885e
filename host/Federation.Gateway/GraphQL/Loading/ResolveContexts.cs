using Federation.Cluster.Centres;
using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.Identity.Access;
using GraphQL;

namespace Federation.Gateway.GraphQL.Loading;

/// <summary>What resolvers ask of their context.</summary>
internal static class ResolveContexts
{
    public static DirectoryContext Directory(this IResolveFieldContext context) => (DirectoryContext)context.UserContext;

    /// <summary>How many items to give: the argument <c>first</c>, or the default where it is absent.</summary>
    /// <exception cref="CodedError">It is negative or more than <paramref name="most"/>.</exception>
    public static int First(this IResolveFieldContext context, int ifAbsent, int most) => context.Count("first", most) ?? ifAbsent;

    /// <exception cref="CodedError">It is negative or more than <paramref name="most"/>.</exception>
    public static int? Count(this IResolveFieldContext context, string argument, int most)
    {
        int? count = context.GetArgument<int?>(argument);
        if (count < 0 || count > most) throw CodedError.BadInput($"\"{argument}\" goes from 0 to {most}; it was {count}.");
        return count;
    }

    /// <summary>The centre that a text names; null where the directory does not have it: no grain is woken for an id that somebody made up.</summary>
    /// <exception cref="CodedError">The text names no centre.</exception>
    public static CentreId? KnownCentre(this IResolveFieldContext context, string text) => GlobalId.ReadCentre(text) is var id && context.Directory().Index.Find(id) is not null ? id : null;

    /// <summary>Who gives a command: the opaque id of an account or client, as what was done keeps it.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: only a field that is for everybody is ever asked so.</exception>
    public static string Subject(this IResolveFieldContext context) => context.Directory().Caller.Subject ?? throw new InvalidOperationException($"Nobody asks for {context.FieldDefinition.Name}.");

    /// <summary>
    /// Who decides, to be written down. A person stands behind every decision: the account that is signed in, whatever it calls itself. The operator token shows nobody, so whoever uses it says who
    /// decides.
    /// </summary>
    /// <param name="named">What the caller says; null for nothing.</param>
    /// <exception cref="CodedError">It is missing with the operator token, or given without.</exception>
    public static string Actor(this IResolveFieldContext context, string? named)
    {
        var caller = context.Directory().Caller;
        if (ReferenceEquals(caller, Caller.Bootstrap)) return named ?? throw CodedError.BadInput("\"actor\" is needed with the operator token: it does not show who decides.");
        return named is null ? caller.Subject ?? throw new InvalidOperationException("Nobody decides.") : throw CodedError.BadInput("\"actor\" is left out by whoever is signed in: the account's id is written down.");
    }

    public static RemedyLanguage Language(this IResolveFieldContext context) => context.GetArgument("language", RemedyLanguage.English);
}
