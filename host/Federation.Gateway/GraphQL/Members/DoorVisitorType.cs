using Federation.Cluster.Members.Doors.Offline;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class DoorVisitorType : ObjectGraphType<DoorVisitor>
{
    public DoorVisitorType()
    {
        Name = "DoorVisitor";
        Description = "On which days of this month somebody was admitted.";
        Field<NonNullGraphType<StringGraphType>>("visitor").Description("The visitor's pseudonym at this centre.").Resolve(context => context.Source.Visitor.Value);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StringGraphType>>>>("days").Description("The days, in order, each 2026-11-30.").Resolve(context => context.Source.Days.Select(DoorDayType.Written));
    }
}
