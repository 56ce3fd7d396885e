using Federation.Cluster.Adapters.Catalogue;
using Federation.Gateway.GraphQL.Networks;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Adapters;

/// <summary>Never shows where on this machine it lies.</summary>
internal sealed class AdapterType : ObjectGraphType<InstalledAdapter>
{
    public AdapterType()
    {
        Name = "Adapter";
        Description = "One version of a plug-in that reads the source of networks.";
        Field<NonNullGraphType<StringGraphType>>("id").Description("Its id; its folder's name where it has no manifest that can be read.").Resolve(context => context.Source.Id);
        Field<StringGraphType>("version").Description("As major.minor.patch; null where it has no manifest that can be read.").Resolve(context => context.Source.Manifest?.Version);
        Field<NonNullGraphType<AdapterStateType>>("state").Description("Whether it can be used.").Resolve(context => context.Source.Status);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<IssueType>>>>("reasons").Description("Why it is not active; empty where it is.").Resolve(context => context.Source.Issues);
        Field<NonNullGraphType<AdapterOriginType>>("origin").Description("How it came to this host.").Resolve(context => context.Source.Origin);
        Field<NonNullGraphType<BooleanGraphType>>("isMapping").Description("Whether it is a mapping, which the host reads by code of its own.").Resolve(context => context.Source.Manifest is { Code: null });
        Field<StringGraphType>("publisher").Description("Whose trusted key has signed it; null where none has.").Resolve(context => context.Source.Publisher);
        Field<AdapterLicenceType>("licence").Description("The terms of the listings that it reads; null where it has no manifest that can be read.").Resolve(context => context.Source.Manifest?.Licence);
        Field<StringGraphType>("attribution").Description("The line that the licence asks to be shown beside the listings.").Resolve(context => context.Source.Manifest?.Attribution);
    }
}

internal sealed class AdapterLicenceType : ObjectGraphType<AdapterLicence>
{
    public AdapterLicenceType()
    {
        Name = "AdapterLicence";
        Description = "The terms under which a source's listings may be published.";
        Field<NonNullGraphType<StringGraphType>>("id").Description("Short and stable, an SPDX id where there is one.").Resolve(context => context.Source.Id);
        Field<NonNullGraphType<StringGraphType>>("name").Description("As the publisher calls it.").Resolve(context => context.Source.Name);
        Field<NonNullGraphType<StringGraphType>>("url").Description("Where the terms can be read.").Resolve(context => context.Source.Url.AbsoluteUri);
    }
}

internal sealed class AdapterStateType : EnumerationGraphType
{
    public AdapterStateType()
    {
        Name = "AdapterState";
        Description = "Whether an adapter can be used, decided without loading its code.";
        Add("ACTIVE", AdapterStatus.Active, "Runs of its networks use it.");
        Add("SUPERSEDED", AdapterStatus.Superseded, "Another version of it is used, or stands in its place.");
        Add("DISABLED", AdapterStatus.Disabled, "An operator switched it off.");
        Add("UNSIGNED", AdapterStatus.Unsigned, "Nobody whom the operator trusts has signed it, and the operator did not take it unsigned.");
        Add("INCOMPATIBLE", AdapterStatus.Incompatible, "Built for contract versions that this host does not speak.");
        Add("MALFUNCTIONED", AdapterStatus.Malfunctioned, "Its manifest has mistakes, or its files are missing, changed, or claimed twice.");
    }
}

internal sealed class AdapterOriginType : EnumerationGraphType
{
    public AdapterOriginType()
    {
        Name = "AdapterOrigin";
        Description = "How an adapter came to this host.";
        Add("BUNDLED", AdapterOrigin.Bundled, "With the program.");
        Add("INSTALLED", AdapterOrigin.Installed, "As a package that an operator installed.");
        Add("DEVELOPMENT", AdapterOrigin.Development, "From a folder that its author is at work in.");
    }
}
