using System.Globalization;
using System.Text;
using System.Text.Json;
using DslNet.Data;

namespace DslNet.Tests.Data.Readers;

public class CsvDatasetTests
{
    private const string Flowers = "length,width,species\n5.1,3.5,setosa\n6.4,3.2,versicolor\n6.3,3.3,virginica\n4.9,3.0,setosa\n";

    [Fact]
    public void Names_become_classes_in_their_order()
    {
        Dataset flowers = Read(Flowers, "species");

        flowers.Count.ShouldBe(4);
        flowers.FeatureNames.ShouldBe(["length", "width"]);
        flowers.ClassNames.ShouldBe(["setosa", "versicolor", "virginica"]);
        flowers.Labels.ToArray().ShouldBe([0, 1, 2, 0]);
        flowers.Inputs.ToArray().ShouldBe([5.1f, 3.5f, 6.4f, 3.2f, 6.3f, 3.3f, 4.9f, 3.0f]);
    }

    [Fact]
    public void Numbers_become_targets_and_any_column_can_be_the_one()
    {
        Dataset flowers = Read("width;length;age\n1;2;3\n4;5;6\n", "length", new CsvOptions { Delimiter = ";", Features = ["age", "width"] });

        flowers.HasLabels.ShouldBeFalse();
        flowers.Targets.ToArray().ShouldBe([2, 5]);
        flowers.FeatureNames.ShouldBe(["age", "width"]);
        flowers.Inputs.ToArray().ShouldBe([3, 1, 6, 4]);
    }

    [Fact]
    public void Numbers_can_be_classes_in_the_order_of_their_values()
    {
        Dataset digits = Read("x,y\n1,10\n2,9\n3,10\n4,-1\n", "y", new CsvOptions { Target = CsvTarget.Classes });

        digits.ClassNames.ShouldBe(["-1", "9", "10"]);
        digits.Labels.ToArray().ShouldBe([2, 1, 2, 0]);
    }

    [Fact]
    public void Classes_can_be_given()
    {
        Dataset flowers = Read(Flowers, "species", new CsvOptions { ClassNames = ["virginica", "rosa", "versicolor", "setosa"] });

        flowers.ClassCount.ShouldBe(4);
        flowers.Labels.ToArray().ShouldBe([3, 2, 0, 3]);
    }

    [Fact]
    public void Marks_line_ends_quotation_marks_and_spaces_as_Pythons_reader_has_them()
    {
        using var folder = new TemporaryFolder();
        JsonElement reference = References.All.GetProperty("csv");
        string path = folder.Write("table.csv", reference.GetProperty("file").GetBytesFromBase64());
        string[] header = reference.Texts("header"), targets = reference.Texts("targets");
        Dataset table = CsvDataset.Read(path, header[3], new CsvOptions { Features = header[1..3] });

        table.FeatureNames.ShouldBe(header[1..3]);
        table.Inputs.ToArray().ShouldBe(reference.Numbers("inputs").Select(value => (float)value));
        table.Labels.ToArray().Select(label => table.ClassNames[label]).ShouldBe(targets);
    }

    [Theory]
    [InlineData(MissingValues.DropRow, new[] { 1f, 2, 9, 9 })]
    [InlineData(MissingValues.Keep, new[] { 1f, 2, 3, float.NaN, float.NaN, 4, 9, 9 })]
    public void What_is_missing_is_dropped_or_kept(MissingValues missing, float[] inputs)
    {
        Dataset table = Read("a,b,y\n1,2,7\n3,,8\n n/a ,4,8\n9,9,8\n", "y", new CsvOptions { Missing = missing, Target = CsvTarget.Classes });

        table.Inputs.ToArray().ShouldBe(inputs);
        table.ClassNames.ShouldBe(["7", "8"]);
    }

    [Fact]
    public void A_missing_target_drops_the_row_only_where_that_is_asked()
    {
        const string Text = "a,y\n1,5\n2,?\n3,6\n";

        Read(Text, "y", new CsvOptions { Missing = MissingValues.DropRow }).Targets.ToArray().ShouldBe([5, 6]);
        Error(Text, "y", new CsvOptions { Missing = MissingValues.Keep }).Reason.ShouldBe("Line 3: The value of the column 'y' is missing.");
        Read(Text, "y", new CsvOptions { MissingMarkers = [] }).ClassNames.ShouldBe(["5", "6", "?"], ignoreOrder: true);
    }

    public static TheoryData<string, string, long, string> Wrong => new()
    {
        { "", "y", 0, "Line 1: The file is empty; its first line should name the columns." },
        { "a,b\n1,2\n", "y", 0, "Line 1: There is no column 'y'. The header names 2: a, b." },
        { "a,a,y\n1,2,3\n", "y", 0, "Line 1: The header names the column 'a' twice." },
        { "y\n1\n", "y", 0, "Line 1: 'y' is the only column; at least one feature is needed." },
        { "a,y\n", "y", 4, "Line 2: No row follows the header, or none is without missing values." },
        { "a,y\n1,2\n3,4,5\n", "y", 8, "Line 3: The header names 2 columns; this line has 3." },
        { "a,y\r\n1,2\r\n\r\n3\r\n", "y", 12, "Line 4: The header names 2 columns; this line has 1." },
        { "ä,y\nred,2\n", "y", 5, "Line 2: 'red' in the column 'ä' is no finite number. If the column isn't meant to be a feature, leave it out of Features." },
        { "\ufeffä,y\n1,2\n1e39,2\n", "y", 12, "Line 3: '1e39' in the column 'ä' is no finite number. If the column isn't meant to be a feature, leave it out of Features." },
        { "a,y\n\"1\n2\n3\",4\n", "y", 4, "Line 2: '1\\n2\\n3' in the column 'a' is no finite number. If the column isn't meant to be a feature, leave it out of Features." },
        { "a,y\n,2\n", "y", 4, "Line 2: The value of the column 'a' is missing." },
        { "a,y\n1,x\n2,x\n", "y", 0, "At least two classes are needed; every row's 'y' is 'x'." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_said_with_its_place(string text, string target, long offset, string reason)
    {
        DslNetFormatException error = Error(text, target);

        error.Reason.ShouldBe(reason);
        error.Offset.ShouldBe(offset);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\ufeff")]
    public void The_place_of_an_error_is_right_far_into_the_file(string mark)
    {
        string before = mark + "x,name\r\n" + string.Concat(Enumerable.Range(0, 3000).Select(i => $"{i},\"Zoë 𝄞\n, {i % 2}\"\r\n"));
        DslNetFormatException error = Error(before + "oops,b\r\n", "name");

        error.Offset.ShouldBe(Encoding.UTF8.GetByteCount(before));
        error.Reason.ShouldStartWith("Line 6002: 'oops'");
    }

    [Fact]
    public void Targets_that_do_not_fit_what_is_asked_are_named()
    {
        Error(Flowers, "species", new CsvOptions { Target = CsvTarget.Numbers }).Reason
            .ShouldBe("Line 2: The target 'setosa' in the column 'species' is no finite number.");
        Error(Flowers, "species", new CsvOptions { ClassNames = ["setosa", "virginica"] }).Reason
            .ShouldBe("Line 3: The target 'versicolor' in the column 'species' is none of the classes: setosa, virginica.");
    }

    [Fact]
    public void Text_that_is_not_UTF8_is_refused_at_its_first_wrong_byte()
    {
        using var folder = new TemporaryFolder();
        string rows = string.Concat(Enumerable.Range(0, 5000).Select(i => $"{i},Zoë\n"));
        byte[] good = Encoding.UTF8.GetBytes("a,name\n" + rows);
        string path = folder.Write("latin.csv", [.. good, .. Encoding.Latin1.GetBytes("7,Zoë\n"), .. good]);

        DslNetFormatException error = Should.Throw<DslNetFormatException>(() => CsvDataset.Read(path, "name"));
        error.Offset.ShouldBe(good.Length + 4);
        error.Reason.ShouldStartWith("The text isn't UTF-8 here.");
    }

    /// <summary>Place and line are those of the mark, counted by hand.</summary>
    [Theory]
    [InlineData("a,y\n1,2\n3,\"4\n5,6\n", 3, 10)]
    [InlineData("a,y\n1,2\n3, \"4\"\"\n5,6\n", 3, 11)]
    [InlineData("a,y\n1,2\n\"3,4\n5,6", 3, 8)]
    [InlineData("a,y\n1,2\n\"3\n\",\"4\n5,6\n7,8\n", 4, 13)]
    [InlineData("a,\"y\n1,2\n", 1, 2)]
    [InlineData("ä,y\n1,2\n\"", 3, 9)]
    public void A_quotation_mark_that_is_never_closed_is_told_where_it_opens(string text, int line, long offset)
    {
        DslNetFormatException error = Error(text, "y");
        error.Reason.ShouldBe(FormattableString.Invariant($"Line {line}: The quotation mark here isn't closed: what it begins goes on to the end of the file."));
        error.Offset.ShouldBe(offset);
    }

    /// <summary>The framework's parser passes over null characters behind a number.</summary>
    [Theory]
    [InlineData("a,y\n1,2\n1\0\0,2\n", 3, "1\\u0000\\u0000")]
    [InlineData("a,y\n1,3.5\0\n1,2\n", 2, "3.5\\u0000")]
    [InlineData("a\0,y\n1,2\n", 1, "a\\u0000")]
    public void A_null_character_is_in_no_value(string text, int line, string value)
    {
        foreach (CsvTarget target in Enum.GetValues<CsvTarget>())
        {
            Error(text, "y", new CsvOptions { Target = target }).Reason.ShouldStartWith(FormattableString.Invariant($"Line {line}: The value '{value}' holds a null character (a byte 0)"));
        }
    }

    [Fact]
    public void Lists_that_are_null_or_hold_one_are_refused_by_their_names()
    {
        Refused(new CsvOptions { MissingMarkers = null! }, "MissingMarkers is null");
        Refused(new CsvOptions { MissingMarkers = ["NA", null!] }, "MissingMarkers[1] is null");
        Refused(new CsvOptions { Features = [null!] }, "Features[0] is null");
        Refused(new CsvOptions { ClassNames = ["a", null!, "b"] }, "ClassNames[1] is null");

        static void Refused(CsvOptions options, string reason)
        {
            ArgumentException refusal = Should.Throw<ArgumentException>(() => CsvDataset.Read("nowhere", "y", options));
            refusal.ParamName.ShouldBe("options");
            refusal.Message.ShouldStartWith(reason);
        }
    }

    [Fact]
    public void Quotation_marks_that_do_not_close_are_named()
    {
        Error("a,y\n1,2\n3,\"4\n" + new string('5', 70_000), "y").Reason.ShouldContain("perhaps a quotation mark isn't closed");
        Error("a,y\n1,2\n3\"3,4\n", "y").Reason.ShouldBe("Line 3: Quotation marks stand where none may be: a value that holds one stands in quotation marks, and its own are doubled.");
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        Should.Throw<ArgumentException>(() => Read(Flowers, "species", new CsvOptions { Delimiter = "" })).ParamName.ShouldBe("options");
        Should.Throw<ArgumentException>(() => Read(Flowers, "species", new CsvOptions { Features = ["species"] })).ParamName.ShouldBe("options");
        Should.Throw<ArgumentException>(() => Read(Flowers, "species", new CsvOptions { ClassNames = ["a", "a"] })).ParamName.ShouldBe("options");
        Should.Throw<ArgumentException>(() => Read(Flowers, "species", new CsvOptions { ClassNames = ["a", "b"], Target = CsvTarget.Numbers })).ParamName.ShouldBe("options");
        Should.Throw<FileNotFoundException>(() => CsvDataset.Read("no such file.csv", "y"));
    }

    [Fact]
    public void A_table_written_as_CSV_comes_back_whatever_the_culture()
    {
        Dataset iris = Datasets.Iris();
        var text = new StringBuilder("a,b,c,d,species\n");
        for (int row = 0; row < iris.Count; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{string.Join(',', iris.Input(row).ToArray().Select(value => value.ToString(CultureInfo.InvariantCulture)))},{iris.ClassNames[iris.Labels[row]]}\n");
        }

        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Dataset read = Read(text.ToString(), "species");
            read.Inputs.ToArray().ShouldBe(iris.Inputs.ToArray());
            read.Labels.ToArray().ShouldBe(iris.Labels.ToArray());
            read.ClassNames.ShouldBe(iris.ClassNames);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static DslNetFormatException Error(string text, string target, CsvOptions? options = null) =>
        Should.Throw<DslNetFormatException>(() => Read(text, target, options));

    private static Dataset Read(string text, string target, CsvOptions? options = null)
    {
        using var folder = new TemporaryFolder();
        return CsvDataset.Read(folder.Write("table.csv", text), target, options);
    }
}
