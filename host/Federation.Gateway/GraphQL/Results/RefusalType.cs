using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL.Runs;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Results;

/// <summary>A type of refusals, as results list them.</summary>
internal interface IRefusalType : IObjectGraphType;

/// <summary>A type of refusals: what all have, to which it adds what this one alone can tell.</summary>
internal abstract class RefusalType<T> : ObjectGraphType<T>, IRefusalType
    where T : Refusal
{
    protected RefusalType(ProblemCatalogue remedies, string name, string description)
    {
        Name = name;
        Description = description;
        Interface<RefusalInterface>();
        Field<NonNullGraphType<StringGraphType>>("code").Description("Stable and dotted; docs/errors.md lists all. Branch on it.").Resolve(context => context.Source.Code);
        Field<NonNullGraphType<StringGraphType>>("message").Description("What is against it, in English.").Resolve(context => context.Source.Message);
        this.AddRemedy(remedies, refusal => refusal.Code);
    }
}

internal sealed class RefusedType(ProblemCatalogue remedies) : RefusalType<Refused>(remedies, "Refused", "A refusal about which nothing else is to be said.");
