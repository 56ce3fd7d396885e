using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Hosting;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Results;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members.Hosting;

/// <summary>What networks say of hosting each other's members, for their managers to read and to set.</summary>
internal sealed class HostingFields(IDirectoryGrains grains) : IQueryFields, IMutationFields
{
    public void AddTo(QueryType query) => query.Field<HostingTermsType>("hostingTerms")
        .Description("Whose members the centres of a network host at all; null for an unknown network.")
        .Argument<NonNullGraphType<IdGraphType>>("network", "The network's key or global id.")
        .ResolveAsync(async context => await grains.Network(context.NetworkAsked()).GetDefinition() is null ? null : await grains.Hosting(context.NetworkAsked()).Get());

    public void AddTo(MutationType mutation) => mutation
        .OfNetwork<HostingTermsResultType>("setHostingTerms", "Says whose members the centres of a network host at all, and how many visits a month. It takes the place of what was said before, and counts from the next pass on.")
        .Argument<NonNullGraphType<IntGraphType>>("madeOn", "The version of the terms that was looked at; 0 where they were never set. Where they were set since, nothing is done.")
        .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<HostingTermInputType>>>>("networks", "What is said of other networks; centres decide where nothing is.")
        .Argument<IntGraphType>("awayPerMonth", "How many visits a month it pays for, of all its members at centres of other networks; any number where absent.")
        .ResolveAsync(async context =>
        {
            var network = context.NetworkAsked();
            if (await grains.Network(network).GetDefinition() is null) return NotFound.Network(network);
            var terms = new HostingTerms { Networks = [.. context.GetArgument<List<HostingTermInput>>("networks").Select(term => term.ToTerm())], AwayPerMonth = context.GetArgument<int?>("awayPerMonth") };
            if (await UnknownAsync(network, terms) is { } unknown) return new Refused(AdmissionCodes.TermsUnknownNetwork, $"The directory does not know network {unknown}.");
            var answer = await grains.Hosting(network).Set(new HostingOrder { MadeOn = context.GetArgument<int>("madeOn"), Terms = terms, By = context.Subject() });
            return answer.IsRefused ? new Refused(answer.Code, answer.Message) : new HostingSet(answer.Now);
        });

    /// <summary>A network that the terms name, the directory does not know and the terms of before did not name; null where there is none. One that left may stay in them.</summary>
    private async Task<NetworkId?> UnknownAsync(NetworkId network, HostingTerms terms)
    {
        var before = (await grains.Hosting(network).Get()).Terms?.Networks.Select(term => term.Network).ToHashSet() ?? [];
        foreach (var named in terms.Networks.Take(HostingTerms.MostNetworks).Select(term => term.Network).OfType<NetworkId>().Where(named => !before.Contains(named)))
        {
            if (await grains.Network(named).GetDefinition() is null) return named;
        }

        return null;
    }
}
