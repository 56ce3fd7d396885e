using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class ServiceCountType : ObjectGraphType<KeyValuePair<string, int>>
{
    public ServiceCountType()
    {
        Name = "ServiceCount";
        Description = "How many centres offer one service.";
        Field<NonNullGraphType<ServiceType>>("service").Description("Which.").Resolve(context => context.Source.Key);
        Field<NonNullGraphType<IntGraphType>>("count").Description("How many centres.").Resolve(context => context.Source.Value);
    }
}
