using Federation.Gateway.GraphQL.Results;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class RequestPassCodeResultType : ResultType<PassCodeGivenType>
{
    public RequestPassCodeResultType()
        : base("RequestPassCodeResult", "A code to say at a door, or why there is none.")
    {
        Or<RefusedType>();
        Or<NotFoundType>();
    }
}

internal sealed class PassCodeGivenType : ObjectGraphType<PassCodeGiven>
{
    public PassCodeGivenType()
    {
        Name = "PassCodeGiven";
        Description = "A code that stands for a pass at one door. It is told here and nowhere else.";
        Field<NonNullGraphType<StringGraphType>>("code").Description("Eight consonants in two groups, for example BCDF-GHJK.").Resolve(context => context.Source.Code);
        Field<NonNullGraphType<DateTimeScalar>>("until").Description("From this moment on it is good for nothing.").Resolve(context => context.Source.Until);
    }
}
