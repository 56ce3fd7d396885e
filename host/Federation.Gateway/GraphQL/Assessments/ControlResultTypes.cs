using Federation.Gateway.GraphQL.Results;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Assessments;

/// <param name="Address">Where the file has to lie.</param>
/// <param name="Code">What has to stand in it.</param>
internal sealed record ControlFileAsked(Uri Address, string Code, DateTimeOffset Until);

internal sealed record ControlCodeMailed(DateTimeOffset Until);

internal sealed class ControlFileResultType : ResultType<ControlFileAskedType>
{
    public ControlFileResultType()
        : base("ControlFileResult", "A code for the centre's website, or why there is none.")
    {
        Or<RefusedType>();
        Or<NotFoundType>();
    }
}

internal sealed class ControlMailResultType : ResultType<ControlCodeMailedType>
{
    public ControlMailResultType()
        : base("ControlMailResult", "What became of a code to be mailed.")
    {
        Or<RefusedType>();
        Or<NotFoundType>();
    }
}

internal sealed class ControlFileAskedType : ObjectGraphType<ControlFileAsked>
{
    public ControlFileAskedType()
    {
        Name = "ControlFileAsked";
        Description = "A code to put into a file on the centre's website. It is told once.";
        Field<NonNullGraphType<StringGraphType>>("address").Description("Where the file has to lie: a text of up to 4 KiB, over https, without a redirect.").Resolve(context => context.Source.Address.AbsoluteUri);
        Field<NonNullGraphType<StringGraphType>>("code").Description("What has to stand in it, by itself on a line.").Resolve(context => context.Source.Code);
        Field<NonNullGraphType<DateTimeScalar>>("until").Description("Until when the code counts.").Resolve(context => context.Source.Until);
    }
}

internal sealed class ControlCodeMailedType : ObjectGraphType<ControlCodeMailed>
{
    public ControlCodeMailedType()
    {
        Name = "ControlCodeMailed";
        Description = "A code is on its way to the mailbox; it may take some minutes.";
        Field<NonNullGraphType<DateTimeScalar>>("until").Description("Until when the code counts.").Resolve(context => context.Source.Until);
    }
}
