using Federation.Cluster.Members.Doors.Offline;
using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL.Runs;
using Federation.Gateway.GraphQL.Results;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

internal sealed class OpenDoorResultType : ResultType<DoorOpenedType>
{
    public OpenDoorResultType()
        : base("OpenDoorResult", "A nonce for a door to show, or why there is none.")
    {
        Or<RefusedType>();
        Or<NotFoundType>();
    }
}

internal sealed class PresentPassResultType : ResultType<AdmissionType>
{
    public PresentPassResultType()
        : base("PresentPassResult", "What a door said to a pass: that nobody is admitted by it is an answer too.")
    {
        Or<NotFoundType>();
    }
}

internal sealed class ReconcileDoorResultType : ResultType<DoorReconciledType>
{
    public ReconcileDoorResultType()
        : base("ReconcileDoorResult", "What became of what a door decided without network.")
    {
        Or<NotFoundType>();
    }
}

internal sealed class DoorResultType : ResultType<DoorSetType>
{
    public DoorResultType()
        : base("DoorResult", "What became of a command to a door.")
    {
        Or<DoorRefusedType>();
        Or<NotFoundType>();
    }
}

internal sealed class DoorOpenedType : ObjectGraphType<DoorOpened>
{
    public DoorOpenedType()
    {
        Name = "DoorOpened";
        Description = "A nonce for a door to show.";
        Field<NonNullGraphType<StringGraphType>>("nonce").Description("What a phone signs: good for one pass, and until a door is started anew.").Resolve(context => context.Source.Nonce);
        Field<NonNullGraphType<DateTimeScalar>>("until").Description("From this moment on no pass over it is taken.").Resolve(context => context.Source.Until);
    }
}

internal sealed class DoorReconciledType : ObjectGraphType<DoorReconciled>
{
    public DoorReconciledType()
    {
        Name = "DoorReconciled";
        Description = "The directory knows whom the door admitted without network.";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ReconciliationType>>>>("admissions").Description("What became of each, in the order in which they were told.").Resolve(context => context.Source.Admissions);
    }
}

internal sealed class ReconciliationType : ObjectGraphType<Reconciliation>
{
    public ReconciliationType(ProblemCatalogue remedies)
    {
        Name = "Reconciliation";
        Description = "What became of an admission that a door decided alone.";
        Field<NonNullGraphType<BooleanGraphType>>("recorded").Description("Whether there is a visit of it: a pass that proves none makes none.").Resolve(context => context.Source.IsRecorded);
        Field<NonNullGraphType<StringGraphType>>("code").Description("This is admission.allowed where the directory would have admitted the visitor too; else why not, stable and dotted. A visit that was recorded keeps it as its doubt.").Resolve(context => context.Source.Code);
        this.AddRemedy(remedies, reconciliation => reconciliation.Code);
        Field<StringGraphType>("visitor").Description("The visitor's pseudonym at this centre; null where nothing was recorded.").Resolve(context => context.Source.Visitor?.Value);
    }
}

internal sealed class DoorSetType : ObjectGraphType<DoorSet>
{
    public DoorSetType()
    {
        Name = "DoorSet";
        Description = "A door is as the command wants it.";
        Field<NonNullGraphType<DoorType>>("door").Description("The door after it.").Resolve(context => context.Source.Door);
    }
}

internal sealed class DoorRefusedType : RefusalType<DoorRefused>
{
    public DoorRefusedType(ProblemCatalogue remedies)
        : base(remedies, "DoorRefused", "A command to a door was refused, for example because it came after another one.") =>
        Field<NonNullGraphType<DoorType>>("door").Description("The door as it is, with the version to decide on.").Resolve(context => context.Source.Door);
}
