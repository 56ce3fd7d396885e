using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Contracts;
using Federation.Gateway.GraphQL.Errors;
using Federation.Registry.Criteria;
using GraphQL;

namespace Federation.Gateway.GraphQL.Centres;

/// <summary>Turns the arguments of <c>centres</c> into a query of the index, and says what is wrong with them.</summary>
internal static class CentreFilters
{
    private const int MostTextCharacters = 200;

    /// <summary>Half way around the earth, in kilometres: no two places are further apart.</summary>
    private const double MostRadiusKm = 20_038;

    /// <exception cref="CodedError">A value cannot be meant.</exception>
    /// <param name="now">When labels have to hold.</param>
    public static CentreQuery Read(IResolveFieldContext context, DateTimeOffset now) => new()
    {
        Text = Text(context.GetArgument<string?>("text")),
        Network = context.GetArgument<string?>("network") is { } network ? GlobalId.ReadNetwork(network) : null,
        Country = Country(context.GetArgument<string?>("country")),
        Services = Services(context.GetArgument<List<string>?>("services")),
        Within = context.GetArgument<NearInput?>("near") is { } near ? Circle(near) : null,
        Box = context.GetArgument<BoxInput?>("box") is { } box ? Box(box) : null,
        Label = Label(context.GetArgument<int?>("labelLevel"), context.GetArgument<Axis?>("labelAxis"), now),
    };

    private static string? Text(string? text) =>
        text is { Length: > MostTextCharacters } ? throw CodedError.BadInput($"\"text\" has up to {MostTextCharacters} characters; it had {text.Length}.") : text;

    private static string? Country(string? country) => country switch
    {
        null => null,
        { Length: 2 } when country.All(char.IsAsciiLetter) => country.ToUpperInvariant(),
        _ => throw CodedError.BadInput("\"country\" is a code of two letters after ISO 3166-1, for example \"FR\"."),
    };

    private static LabelCondition? Label(int? level, Axis? axis, DateTimeOffset now) => level switch
    {
        null => axis is null ? null : new LabelCondition(1, axis, now),
        >= 1 and <= CriteriaSet.TopLevel => new LabelCondition(level.Value, axis, now),
        _ => throw CodedError.BadInput($"\"labelLevel\" goes from 1 to {CriteriaSet.TopLevel}; it was {level}."),
    };

    private static ImmutableArray<string> Services(List<string>? services)
    {
        if (services is null) return [];
        if (services.FirstOrDefault(service => !ServiceKeys.All.Contains(service)) is { } unknown)
        {
            throw CodedError.BadInput($"\"{(unknown.Length > 40 ? unknown[..40] + "…" : unknown)}\" is not a service. Known: {string.Join(", ", ServiceKeys.All)}.");
        }

        return [.. services.Distinct()];
    }

    private static GeoCircle Circle(NearInput near)
    {
        if (near.Latitude is not (>= -90 and <= 90)) throw CodedError.BadInput($"\"near.latitude\" goes from -90 to 90; it was {near.Latitude}.");
        if (near.Longitude is not (>= -180 and <= 180)) throw CodedError.BadInput($"\"near.longitude\" goes from -180 to 180; it was {near.Longitude}.");
        if (near.RadiusKm is not (> 0 and <= MostRadiusKm)) throw CodedError.BadInput($"\"near.radiusKm\" is more than 0 and at most {MostRadiusKm}; it was {near.RadiusKm}.");
        return new GeoCircle(new Location(near.Latitude, near.Longitude), near.RadiusKm * 1_000);
    }

    private static GeoBox Box(BoxInput input)
    {
        var box = new GeoBox(input.South, input.West, input.North, input.East);
        if (!box.IsValid) throw CodedError.BadInput("\"box\" has its south at or below its north, both from -90 to 90, and west and east from -180 to 180; west is greater than east only across the antimeridian.");
        return box;
    }
}
