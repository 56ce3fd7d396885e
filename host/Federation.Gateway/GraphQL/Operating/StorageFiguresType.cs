using Federation.Cluster.Operating;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Operating;

/// <summary>Never shows where on this machine it lies.</summary>
internal sealed class StorageFiguresType : ObjectGraphType<TakenCensus>
{
    public StorageFiguresType()
    {
        Name = "StorageFigures";
        Description = "What is stored, as it was counted last.";
        Field<NonNullGraphType<DateTimeScalar>>("countedAt").Description("When all that follows was counted.").Resolve(context => context.Source.At);
        Field<NonNullGraphType<StringGraphType>>("engine").Description("What keeps it.").Resolve(context => context.Source.Figures.Engine);
        Field<NonNullGraphType<StringGraphType>>("engineVersion").Description("Its version.").Resolve(context => context.Source.Figures.EngineVersion);
        Field<NonNullGraphType<IntGraphType>>("format").Description("The version of the shape of its tables.").Resolve(context => context.Source.Figures.Format);
        Field<NonNullGraphType<FloatGraphType>>("bytes").Description("What it takes on the disk, with its journal.").Resolve(context => (double)context.Source.Figures.Bytes);
        Field<FloatGraphType>("freeBytes").Description("What is free on its volume; null where nobody can tell.").Resolve(context => (double?)context.Source.Figures.FreeBytes);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<StoredKindType>>>>("kinds")
            .Description("How many rows there are of each kind, in order of kind; one without any is not among them.")
            .Resolve(context => context.Source.Figures.Rows.Select(kind => new StoredKind(kind.Key, kind.Value)));
    }
}

internal sealed record StoredKind(string Kind, long Rows);

internal sealed class StoredKindType : ObjectGraphType<StoredKind>
{
    public StoredKindType()
    {
        Name = "StoredKind";
        Description = "How many rows of one kind are stored.";
        Field<NonNullGraphType<StringGraphType>>("kind").Description("The kind, for example centre-past.").Resolve(context => context.Source.Kind);
        Field<NonNullGraphType<FloatGraphType>>("rows").Description("How many, in whole numbers.").Resolve(context => (double)context.Source.Rows);
    }
}
