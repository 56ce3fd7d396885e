using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Loading;
using GraphQL;
using GraphQL.Resolvers;

namespace Federation.Gateway.Identity.Access;

/// <summary>Stands before the resolver of one field that is not for everybody: the resolver runs for those whom the rule lets in, and for nobody else. Thread safe.</summary>
/// <param name="rule">The field's row of the table.</param>
/// <param name="network">Finds the network in question. Asked only for a caller who has the role for some network, where the rule is of one.</param>
/// <param name="absent">What the field answers where there is no such network; null for null.</param>
/// <param name="audit">Is told who did what by a field that changes something; null for one that does not.</param>
/// <param name="resolver">The field's own.</param>
internal sealed class AccessGuard(AccessRule rule, Func<IResolveFieldContext, ValueTask<NetworkId>> network, Func<IResolveFieldContext, object>? absent, AccessAudit? audit, IFieldResolver resolver) : IFieldResolver
{
    public async ValueTask<object?> ResolveAsync(IResolveFieldContext context)
    {
        var caller = context.Directory().Caller;
        var verdict = rule.Judge(caller) ?? rule.Judge(caller, await network(context));
        if (verdict == Verdict.Granted)
        {
            audit?.Tell(context);
            return await resolver.ResolveAsync(context);
        }

        if (rule.NullForOthers) return null;
        if (verdict == Verdict.Absent) return absent?.Invoke(context);
        string what = $"\"{context.FieldDefinition.Name}\" is for {AccessWords.Who(rule)}";
        throw verdict == Verdict.Unauthenticated
            ? new CodedError(ErrorCode.Unauthenticated, $"{what}: sign in, and send the token as Authorization: Bearer.")
            : new CodedError(ErrorCode.Forbidden, $"{what}. None of your roles is that, or your token lacks the scope that carries it: {AccessWords.Scopes(rule)}.");
    }
}
