using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL.Runs;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Results;

internal sealed class InvalidInputType : RefusalType<InvalidInput>
{
    public InvalidInputType(ProblemCatalogue remedies)
        : base(remedies, "InvalidInput", "Something of what was given cannot be used. Code, message and remedy are those of the first problem.") =>
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<InputProblemType>>>>("problems").Description("Everything that is wrong, at least one.").Resolve(context => context.Source.Problems);
}

internal sealed class InputProblemType : ObjectGraphType<InputProblem>
{
    public InputProblemType(ProblemCatalogue remedies)
    {
        Name = "InputProblem";
        Description = "Something that is wrong with what was given.";
        Field<NonNullGraphType<StringGraphType>>("code").Description("Stable and dotted, for example network.bad-schedule. Branch on it.").Resolve(context => context.Source.Code);
        Field<NonNullGraphType<StringGraphType>>("message").Description("What is wrong and what would be right, in English.").Resolve(context => context.Source.Message);
        Field<StringGraphType>("field").Description("The input at fault, for example config/source; null for the whole.").Resolve(context => context.Source.Field);
        this.AddRemedy(remedies, problem => problem.Code);
    }
}
