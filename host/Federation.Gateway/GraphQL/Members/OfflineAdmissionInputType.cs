using Federation.Cluster.Members.Doors.Offline;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class OfflineAdmissionInputType : InputObjectGraphType<OfflineAdmission>
{
    public OfflineAdmissionInputType()
    {
        Name = "OfflineAdmissionInput";
        Description = "Somebody whom a door admitted without network.";
        Field<NonNullGraphType<StringGraphType>>("pass").Description("The JWT that was shown, in its compact form.");
        Field<NonNullGraphType<DateTimeScalar>>("at").Description("When, by the door's clock.");
    }
}
