using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL.Runs;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed record DoorRemedy(string Code);

internal sealed class DoorRemedyType : ObjectGraphType<DoorRemedy>
{
    public DoorRemedyType(ProblemCatalogue remedies)
    {
        Name = "DoorRemedy";
        Description = "What to do about an answer of a door.";
        Field<NonNullGraphType<StringGraphType>>("code").Description("Stable and dotted.").Resolve(context => context.Source.Code);
        this.AddRemedy(remedies, answer => answer.Code);
    }
}
